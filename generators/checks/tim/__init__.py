"""TIM: phases, deadlines and sessions."""
