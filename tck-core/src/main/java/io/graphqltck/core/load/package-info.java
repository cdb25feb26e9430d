/** From files to values: YAML with positions, strict readers, problems that say what was expected. */
@NullMarked
package io.graphqltck.core.load;

import org.jspecify.annotations.NullMarked;
