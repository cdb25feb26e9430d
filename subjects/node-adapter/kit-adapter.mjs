// What stood here is the package below `adapters/node`; programs outside this repository import it from here.
export * from '../../adapters/node/index.mjs';
