"""What `run` is made of: releases and their installation, the comparison of two of them, the page."""
