"""REF: names, references, origins, amendments and waivers."""
