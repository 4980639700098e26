"""`python -m crampapp` is the same as the command `crampapp`."""

import sys

from crampapp.cli import main

sys.exit(main())
