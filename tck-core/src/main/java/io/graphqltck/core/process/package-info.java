/** Programs that the kit starts: adapters, commands and servers under test. */
@NullMarked
package io.graphqltck.core.process;

import org.jspecify.annotations.NullMarked;
