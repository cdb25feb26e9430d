def results = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/graphql-tck/default/results.json'))
def verdicts = results.runs.collectMany { it.results }.collectEntries { [it.id, it.verdict] }
assert verdicts['gtws.stream.completes'] == 'passed'
assert results.runs.size() == 1
