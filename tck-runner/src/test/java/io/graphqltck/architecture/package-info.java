/** The arrows of the design, held against the code of all modules. */
@NullMarked
package io.graphqltck.architecture;

import org.jspecify.annotations.NullMarked;
