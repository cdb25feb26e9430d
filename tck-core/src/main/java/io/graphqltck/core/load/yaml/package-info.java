/** Data files: where they are, YAML with positions, strict fields, problems that say what was expected. */
@NullMarked
package io.graphqltck.core.load.yaml;

import org.jspecify.annotations.NullMarked;
