def log = new File(basedir, 'build.log').text
assert log.contains('failLate leaves it to the goal verify to fail the build, but no execution of this plugin has that goal')
