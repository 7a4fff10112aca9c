"""Where Halqa meets people and programs: command line, report, exports. They parse, call the pipeline, and print."""
