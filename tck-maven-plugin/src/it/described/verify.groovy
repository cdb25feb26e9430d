def log = new File(basedir, 'build.log').text
assert log =~ /mute-server +graphql-transport-ws +1 +1 +2/
assert log.contains('known-failure')
assert log.contains('FAILED  gtws.init.acknowledged')
assert log.count('BUILD SUCCESS') == 2
assert log.count('BUILD FAILURE') == 1
assert log.contains('Nothing is played: tck.skip')
