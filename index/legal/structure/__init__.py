"""The structure of a text: which units it has, from Phần to Điểm, and where each stands."""
