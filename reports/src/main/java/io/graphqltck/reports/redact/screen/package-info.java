/** Quick looks that tell of most texts that no secret is in them. */
@NullMarked
package io.graphqltck.reports.redact.screen;

import org.jspecify.annotations.NullMarked;
