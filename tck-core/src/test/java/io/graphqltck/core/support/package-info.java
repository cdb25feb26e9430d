/** What several tests share. */
@NullMarked
package io.graphqltck.core.support;

import org.jspecify.annotations.NullMarked;
