package io.graphqltck.runner.trial;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.select.Selection;
import java.util.Map;

/**
 * A subject with what it is to be judged by.
 *
 * @param selections the scenarios of each protocol, none empty
 */
record Candidate(SubjectDescription subject, Map<Protocol, Selection> selections, Baseline baseline) {}
