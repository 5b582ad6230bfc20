"""One module for each kind of file; ``evidence.reading`` lists them and picks one."""
