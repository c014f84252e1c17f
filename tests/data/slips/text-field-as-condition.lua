--: 2: remark is a text or a date and cannot be tested; write known(remark)
define "a" (remark)
