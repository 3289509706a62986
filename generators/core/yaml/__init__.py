"""File -> text -> data with places; what people mistype, told line by line."""
