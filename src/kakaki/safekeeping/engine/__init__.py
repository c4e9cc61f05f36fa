"""The pure part of the safekeeping: archives, encryption, rotation and names."""
