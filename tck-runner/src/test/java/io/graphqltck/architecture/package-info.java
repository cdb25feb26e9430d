/** The arrows of the design, checked in the code of all modules. */
@NullMarked
package io.graphqltck.architecture;

import org.jspecify.annotations.NullMarked;
