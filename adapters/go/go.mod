module graphqltck.io/adapter

go 1.22
