package io.graphqltck.reports.redact;

import io.graphqltck.reports.redact.screen.KnownForms;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds many secrets at once in one pass over a text, after Aho and Corasick: a trie of their plain forms whose every node
 * knows the longest other start of a secret that it ends in.
 */
final class SecretIndex {

    private static final int NONE = -1;
    private static final int SHORTEST_START = 4;
    private static final int SHORTEST_ENCODED_START = 8;

    private final KnownForms forms = new KnownForms();
    private final int mostNodes;
    private int nodes = 1;
    /** Where each letter leads from the beginning. */
    private int[] roots = {};

    private int[] fail = new int[64];
    private int[] depth = new int[64];
    private int[] whole = new int[64];
    private int[] parent = new int[64];
    private char[] letter = new char[64];

    /** Ends of what is part of a longer run of base64, which is masked as a whole. */
    private final BitSet runs = new BitSet();

    /** Starts that tell by few letters already where a text was cut. */
    private final BitSet telling = new BitSet();

    private long[] edges = new long[256];
    private int[] targets = new int[256];
    private int edgeCount;

    /** {@code mostNodes}: as many letters as all forms may have; what does not fit in is not looked for. */
    SecretIndex(int mostNodes) {
        this.mostNodes = mostNodes;
    }

    /** What a text has to have so that this finds something in it. */
    KnownForms forms() {
        return forms;
    }

    boolean isEmpty() {
        return nodes == 1;
    }

    /** Adds one plain form, unless the index is full. {@code plainly}: it is the secret itself. */
    void add(String form, boolean run, boolean plainly) {
        if (nodes + form.length() > mostNodes) {
            return;
        }
        forms.add(form, plainly);
        int node = 0;
        for (int i = 0; i < form.length(); i++) {
            int next = target(node, form.charAt(i));
            node = next == NONE ? child(node, form.charAt(i)) : next;
            if (plainly) {
                telling.set(node);
            }
        }
        whole[node] = depth[node];
        if (run) {
            runs.set(node);
        }
    }

    /** All have been added. */
    void complete() {
        if (!isEmpty()) {
            int[] leads = new int[128];
            for (char c = 0; c < leads.length; c++) {
                leads[c] = Math.max(0, target(0, c));
            }
            roots = leads;
        }
        int[] byDepth = new int[nodes];
        int[] first = new int[Arrays.stream(depth, 0, nodes).max().orElse(0) + 2];
        for (int node = 0; node < nodes; node++) {
            first[depth[node] + 1]++;
        }
        for (int i = 1; i < first.length; i++) {
            first[i] += first[i - 1];
        }
        for (int node = 0; node < nodes; node++) {
            byDepth[first[depth[node]]++] = node;
        }
        for (int node : byDepth) {
            if (depth[node] <= 1) {
                fail[node] = 0;
                continue;
            }
            fail[node] = next(fail[parent[node]], letter[node]);
            if (whole[node] == 0) {
                whole[node] = whole[fail[node]];
                runs.set(node, runs.get(fail[node]));
            }
        }
    }

    int next(int state, char c) {
        if (state == 0 && c < roots.length) {
            return roots[c];
        }
        int node = state;
        while (true) {
            int next = target(node, c);
            if (next != NONE) {
                return next;
            }
            if (node == 0) {
                return 0;
            }
            node = fail[node];
        }
    }

    /** The length of the longest secret that ends here, or 0. */
    int found(int state) {
        return whole[state];
    }

    boolean isRun(int state) {
        return runs.get(state);
    }

    /** The length of the longest start of a secret that ends here; short ones count where they are the secret's itself. */
    int started(int state) {
        for (int node = state; depth[node] >= SHORTEST_START; node = fail[node]) {
            if (telling.get(node) || depth[node] >= SHORTEST_ENCODED_START) {
                return depth[node];
            }
        }
        return 0;
    }

    private int child(int node, char c) {
        if (nodes == fail.length) {
            int size = nodes * 2;
            fail = Arrays.copyOf(fail, size);
            depth = Arrays.copyOf(depth, size);
            whole = Arrays.copyOf(whole, size);
            parent = Arrays.copyOf(parent, size);
            letter = Arrays.copyOf(letter, size);
        }
        int child = nodes++;
        depth[child] = depth[node] + 1;
        parent[child] = node;
        letter[child] = c;
        put(key(node, c), child);
        return child;
    }

    private int target(int node, char c) {
        long key = key(node, c);
        for (int slot = slot(key); ; slot = (slot + 1) & (edges.length - 1)) {
            if (edges[slot] == key) {
                return targets[slot];
            }
            if (edges[slot] == 0) {
                return NONE;
            }
        }
    }

    private void put(long key, int target) {
        if (++edgeCount * 2 > edges.length) {
            long[] oldEdges = edges;
            int[] oldTargets = targets;
            edges = new long[oldEdges.length * 2];
            targets = new int[edges.length];
            for (int i = 0; i < oldEdges.length; i++) {
                if (oldEdges[i] != 0) {
                    insert(oldEdges[i], oldTargets[i]);
                }
            }
        }
        insert(key, target);
    }

    private void insert(long key, int target) {
        int slot = slot(key);
        while (edges[slot] != 0) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = key;
        targets[slot] = target;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (edges.length - 1);
    }

    /** Never 0, which marks an empty slot. */
    private static long key(int node, char c) {
        return ((long) (node + 1) << 16) | c;
    }
}
