package io.xcom4ee.it.path;

/** From whom to whom a message goes. */
enum Way {
    /** From a thread of a process to the listeners of all, without a server. */
    BARE("bare engine"),
    /** From a bean to the observers of all. */
    SERVERS("@Inject GroupChannel"),
    /** The same, and the bean is told each outcome by a callback. */
    CALLBACKS("and a callback each time");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    /** For people. */
    String label() {
        return label;
    }
}
