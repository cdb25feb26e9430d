package io.graphqltck.reports.redact.screen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Finds words among letters and digits of either case in one pass: after Aho and Corasick, with every step in a table. */
final class WordAutomaton {

    /** The number of letters and digits; a symbol is one of them, from 1. */
    private static final int SYMBOLS = 36;

    private final byte[] symbols;
    private short[] next;
    private byte[] ends;
    private int states = 1;

    /**
     * For words that {@link #add} gives it.
     *
     * @param symbols the symbol of each letter and digit
     * @param most the number of letters of all words
     */
    WordAutomaton(byte[] symbols, int most) {
        this.symbols = symbols;
        this.next = new short[(most + 1) * (SYMBOLS + 1)];
        this.ends = new byte[most + 1];
    }

    /** The state after this symbol; 0 is the first state. */
    int next(int state, int symbol) {
        return next[state * (SYMBOLS + 1) + symbol];
    }

    /** What ends in this state, as the bits given with the words. */
    int ends(int state) {
        return ends[state];
    }

    /** {@code end}: the bits that tell of its end. */
    void add(String word, byte end) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int edge = state * (SYMBOLS + 1) + symbols[word.charAt(i)];
            if (next[edge] == 0) {
                next[edge] = (short) states++;
            }
            state = next[edge];
        }
        ends[state] |= end;
    }

    /** All words have been added. */
    void complete() {
        int[] fail = new int[states];
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int symbol = 1; symbol <= SYMBOLS; symbol++) {
            if (next[symbol] != 0) {
                waiting.add((int) next[symbol]);
            }
        }
        while (!waiting.isEmpty()) {
            int state = waiting.remove();
            ends[state] |= ends[fail[state]];
            for (int symbol = 1; symbol <= SYMBOLS; symbol++) {
                int edge = state * (SYMBOLS + 1) + symbol;
                int failed = next[fail[state] * (SYMBOLS + 1) + symbol];
                if (next[edge] == 0) {
                    next[edge] = (short) failed;
                } else {
                    fail[next[edge]] = failed;
                    waiting.add((int) next[edge]);
                }
            }
        }
        next = Arrays.copyOf(next, states * (SYMBOLS + 1));
        ends = Arrays.copyOf(ends, states);
    }
}
