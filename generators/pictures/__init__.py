"""Pictures: a plan as shapes with places and words, for templates to draw as SVG."""
