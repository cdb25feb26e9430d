module graphqltck.invalid/subjects/gqlgen

go 1.26.0

require (
	github.com/99designs/gqlgen v0.17.3
	github.com/vektah/gqlparser/v2 v2.4.4
	graphqltck.io/adapter v0.0.0
)

require (
	github.com/agnivade/levenshtein v1.2.2 // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.1 // indirect
	github.com/gorilla/websocket v1.4.2 // indirect
	github.com/hashicorp/golang-lru v0.5.0 // indirect
	github.com/matryer/moq v0.2.3 // indirect
	github.com/mitchellh/mapstructure v1.2.3 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/stretchr/testify v1.12.1 // indirect
	github.com/urfave/cli/v2 v2.3.0 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	gopkg.in/yaml.v2 v2.2.8 // indirect
)

replace graphqltck.io/adapter => ../../adapters/go

tool github.com/99designs/gqlgen
