--: 2: derive "pain" is worked out from itself; count with the answers it is made of
derive "pain" { value = largest { age, pain } }
