"""Floor 2: what touches the world. Disk, network, processes, clock and lock, one module each."""
