import type { Child } from 'hono/jsx';

export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
}

/**
 * A table that becomes cards on a phone: every cell then carries its column's name. The first cell names its row.
 */
export function DataTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
}) {
  return (
    <table class="kern-table as-cards">
      <caption class="kern-sr-only">{caption}</caption>
      <thead class="kern-table__head">
        <tr class="kern-table__row">
          {columns.map(({ label, numeric }) => (
            <th
              class={`kern-table__header${numeric === true ? ' kern-table__header--numeric' : ''}`}
              scope="col"
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body">
        {rows.map((cells) => (
          <tr class="kern-table__row">
            {cells.map((cell, index) => (
              <Cell column={columns[index]} isFirst={index === 0}>
                {cell}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  column,
  isFirst,
  children,
}: {
  readonly column: Column | undefined;
  readonly isFirst: boolean;
  readonly children?: Child;
}) {
  const className = `kern-table__cell${column?.numeric === true ? ' kern-table__cell--numeric' : ''}`;
  return isFirst ? (
    <th class={className} scope="row">
      {children}
    </th>
  ) : (
    <td class={className} data-label={column?.label}>
      {children}
    </td>
  );
}
