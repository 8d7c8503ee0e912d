"""Tests of Hỏi Phố, flat, mirroring the packages; the stand-ins they share are importable."""
