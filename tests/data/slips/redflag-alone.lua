--: 2: redflag "RF-3" stands alone and declares nothing; its { … } is missing
redflag "RF-3"
