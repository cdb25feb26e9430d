/** What a class, or a call, and the parameters of a run say together, read strictly. */
@NullMarked
package io.graphqltck.junit.settings;

import org.jspecify.annotations.NullMarked;
