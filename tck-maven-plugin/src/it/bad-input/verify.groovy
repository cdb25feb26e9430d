def log = new File(basedir, 'build.log').text
assert log.count('BUILD FAILURE') == 8
assert !log.contains('\tat io.graphqltck')
assert log.contains('unknown protocol `graphql-transport-w`. Did you mean `graphql-transport-ws`?')
assert log.contains('no scenario matches `gtws.inti`. Did you mean `gtws.init`?')
assert log.contains('There is no class peers.TinySever on the class path')
assert log.contains('Both `command` and `mainClass` are set')
assert log.contains('there is no such file')
assert log.contains('nowhere.yaml')
assert log.contains('cannot reach ws://127.0.0.1:1/ (Connection refused)')
assert log.contains('No command for the client is given; set `command` or `mainClass`')
