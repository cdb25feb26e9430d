/** Earlier results judged again from their transcripts, without the subjects. */
@NullMarked
package io.graphqltck.runner.judge;

import org.jspecify.annotations.NullMarked;
