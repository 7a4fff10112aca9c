"""Network + shock -> losses: who cannot pay, who is worth less, who does not receive; pure functions of arrays."""
