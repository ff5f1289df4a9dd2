"""Parts of the coreference comparison: gold speakers, the systems compared, and what other libraries need as input."""
