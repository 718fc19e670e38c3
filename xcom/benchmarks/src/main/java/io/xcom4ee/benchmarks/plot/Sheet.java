package io.xcom4ee.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;

/** A title and panels in rows and columns. */
public final class Sheet {
    private static final double MARGIN = 20;
    private static final double TITLE = 60;
    private static final double GAP = 26;

    private final String title;
    private final String explanation;
    private final int columns;
    private final double panelWidth;
    private final List<Panel> panels = new ArrayList<>();

    /**
     * An empty sheet.
     *
     * @param explanation one line on how to read it
     */
    public Sheet(String title, String explanation, int columns, double panelWidth) {
        this.title = title;
        this.explanation = explanation;
        this.columns = columns;
        this.panelWidth = panelWidth;
    }

    /** Adds a panel to the right of the last one, or below. */
    public void add(Panel panel) {
        panels.add(panel);
    }

    /** Whether there is nothing to be seen. */
    public boolean isEmpty() {
        return panels.isEmpty();
    }

    /** The file. */
    public String toSvg() {
        Svg svg = new Svg();
        svg.text(MARGIN, MARGIN + 14, 20, Svg.Anchor.START, Colours.TEXT, title);
        svg.text(MARGIN, MARGIN + 36, 13, Svg.Anchor.START, Colours.FAINT, explanation);
        double y = MARGIN + TITLE;
        for (int first = 0; first < panels.size(); first += columns) {
            List<Panel> row = panels.subList(first, Math.min(first + columns, panels.size()));
            double height = 0;
            for (int column = 0; column < row.size(); column++) {
                row.get(column).draw(svg, MARGIN + column * (panelWidth + GAP), y, panelWidth);
                height = Math.max(height, row.get(column).height());
            }
            y += height + GAP;
        }
        int used = Math.min(columns, panels.size());
        return svg.file(2 * MARGIN + used * panelWidth + (used - 1) * GAP, y);
    }
}
