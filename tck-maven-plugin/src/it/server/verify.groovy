def log = new File(basedir, 'build.log').text
def results = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/graphql-tck/default/results.json'))
def verdicts = results.runs.collectMany { it.results }.collectEntries { [it.id, it.verdict] }
assert verdicts == ['gtws.handshake.accepted': 'passed', 'gtws.init.acknowledged': 'passed', 'gtws.init.twice': 'passed']
// The second build finds out nothing.
assert log.count('] probed: ') == 1
assert log.contains('judging server with graphql-transport-ws: 3 scenarios')
