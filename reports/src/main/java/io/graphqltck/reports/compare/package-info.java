/** Results put side by side: what differs between two of them, and one made of several. */
@NullMarked
package io.graphqltck.reports.compare;

import org.jspecify.annotations.NullMarked;
