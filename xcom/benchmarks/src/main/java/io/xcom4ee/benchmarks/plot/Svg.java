package io.xcom4ee.benchmarks.plot;

import java.util.Locale;

/** A drawing; coordinates are pixels from the upper left corner. */
public final class Svg {
    private static final String FONT = "font-family=\"sans-serif\"";

    private final StringBuilder elements = new StringBuilder();

    /** Where a text is held. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void rectangle(double x, double y, double width, double height, String colour) {
        element(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                x, y, width, height, colour);
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        element(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1, y1, x2, y2, colour, width);
    }

    void circle(double x, double y, double radius, String fill, String stroke) {
        element(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
                x, y, radius, fill, stroke);
    }

    void text(double x, double y, int size, Anchor anchor, String colour, String text) {
        element(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\" %s>%s</text>",
                x, y, size, anchor.name().toLowerCase(Locale.ROOT), colour, FONT, escaped(text));
    }

    private void element(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The whole file. */
    String file(double width, double height) {
        return String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n%s</svg>%n",
                width,
                height,
                width,
                height,
                elements);
    }
}
