"""The network, a scenario and an rng -> many possible futures; pure functions of arrays."""
