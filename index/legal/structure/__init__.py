"""The structure of a text: its units, from Phần to Điểm, and the offsets of each."""
