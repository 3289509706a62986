"""What an issued document says, as facts to confirm: nothing here is entered by itself."""
