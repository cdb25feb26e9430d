#!/usr/bin/env node
import { main } from '../lib/launcher.mjs';

main(process.argv.slice(2));
