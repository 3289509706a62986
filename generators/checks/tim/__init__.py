"""TIM: phases, deadlines and sessions with their seats."""
