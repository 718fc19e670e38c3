package io.xcom4ee.benchmarks.plot;

/** One chart among others. */
public interface Panel {
    /** Pixels that it takes, title included. */
    double height();

    /** Draws it with its upper left corner at that place. */
    void draw(Svg svg, double x, double y, double width);
}
