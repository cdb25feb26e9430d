/** A scenario's server held open for a person who debugs a client by hand. */
@NullMarked
package io.graphqltck.runner.serve;

import org.jspecify.annotations.NullMarked;
