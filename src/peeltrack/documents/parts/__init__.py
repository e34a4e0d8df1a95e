"""Parts that several papers share, or that are too large for the module of their paper."""
