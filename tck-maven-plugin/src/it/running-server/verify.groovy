def log = new File(basedir, 'build.log').text
assert log.contains('FAILED  gtws.init.acknowledged')
assert log.contains('mvn verify -Dtck.scenarios=gtws.init.acknowledged')
assert log.contains('The goal verify fails the build for it.')
assert log.contains('asked the server to end: true')
assert log.indexOf('asked the server to end: true') < log.indexOf('BUILD FAILURE')
assert log.contains(':verify (default) on project running-server: Not conformant: ')
