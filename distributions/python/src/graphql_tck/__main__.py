from graphql_tck.launcher import main

main()
