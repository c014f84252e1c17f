--: 3: nothing is called os
--: 4: nothing is called print
os "x"
print("x")
