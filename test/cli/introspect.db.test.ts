import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hostFolder } from "./hostFolder.ts";
import type { HostFolder, Said } from "./hostFolder.ts";

/** What hosts really have: prefixes, Chinese names, reserved words, keys of two columns, links without foreign keys. */
const schema = [
  `CREATE TABLE customers (
    id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(80) COMMENT '姓名', email VARCHAR(120), mobile_no VARCHAR(20), password_hash CHAR(60),
    is_vip TINYINT(1) NOT NULL DEFAULT 0 COMMENT '是否VIP', level TINYINT COMMENT '等级：1 普通 2 高级',
    created_at DATETIME NOT NULL COMMENT 'Signed up; in UTC', \`time\` DATETIME NULL, notes LONGTEXT
  ) COMMENT '客户'`,
  `CREATE TABLE t_order (
    order_id BIGINT PRIMARY KEY, customer_id INT NOT NULL, sales_rep_id INT NULL, channel_id INT NULL,
    status ENUM('new','paid','it''s "done"') NOT NULL, code VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
    totalAmount DECIMAL(12,2) COMMENT '订单金额', line_2 VARCHAR(40), item_count INT, lat DOUBLE,
    updated_at TIMESTAMP NULL, ordered_at DATETIME(3) NOT NULL, constructor VARCHAR(9), picture BLOB,
    KEY ordered (ordered_at, customer_id),
    CONSTRAINT fk1 FOREIGN KEY (customer_id) REFERENCES customers (id),
    CONSTRAINT fk2 FOREIGN KEY (sales_rep_id) REFERENCES customers (id)
  ) COMMENT 'Orders of the shop'`,
  "CREATE TABLE channels (id INT PRIMARY KEY, name VARCHAR(40), parent_id INT, CONSTRAINT fk3 FOREIGN KEY (parent_id) REFERENCES channels (id))",
  "CREATE TABLE order_items (order_id BIGINT, `line no` INT, quantity INT, `2nd price` DECIMAL(9,2), response_seconds INT, PRIMARY KEY (order_id, `line no`))",
  "CREATE TABLE bins (aisle VARCHAR(9), slot VARCHAR(9) COLLATE utf8mb4_bin, total_price DECIMAL(18,2), pin INT, PRIMARY KEY (aisle, slot))",
  "CREATE TABLE `工单` (`编号` INT PRIMARY KEY, `状态` VARCHAR(20) COMMENT '状态', `手机号` VARCHAR(20), `创建时间` DATETIME, `金额` DECIMAL(10,2) COMMENT '金额 */ \\n // x')",
  "CREATE TABLE coupons (coupon_code VARCHAR(12) PRIMARY KEY, customer_id INT)",
  "CREATE TABLE `a.b` (id INT PRIMARY KEY)",
  "CREATE TABLE persons (id INT PRIMARY KEY, birthday DATE, mood TINYINT(1), aisle VARCHAR(9), slot VARCHAR(9) COLLATE utf8mb4_bin, CONSTRAINT fk4 FOREIGN KEY (aisle, slot) REFERENCES bins (aisle, slot))",
  "CREATE VIEW vips AS SELECT * FROM customers WHERE is_vip = 1",
  "CREATE TABLE log_lines (at DATETIME, text TEXT)",
  "CREATE TABLE readings (sensor VARCHAR(9), at DATETIME NOT NULL, v INT, PRIMARY KEY (sensor, at)) PARTITION BY KEY (sensor)",
];
const rows = [
  "INSERT INTO customers (id, name, email, is_vip, level, created_at) VALUES (1, '王芳', 'w@example.com', 1, 2, '2026-03-01'), (2, 'Ann', NULL, 0, 1, '2026-03-02')",
  "INSERT INTO persons (id, mood) VALUES (1, 0), (2, 3)",
  "INSERT INTO channels VALUES (7, 'phone', NULL)",
  "INSERT INTO t_order (order_id, customer_id, channel_id, status, totalAmount, item_count, ordered_at) VALUES (1, 1, 7, 'paid', 10.50, 2, '2026-03-05 10:00:00'), (2, 1, 7, 'it''s \"done\"', 4.50, 1, '2026-03-06 10:00:00'), (3, 2, NULL, 'new', 5, 4, '2026-03-06 11:00:00')",
  "INSERT INTO order_items VALUES (1, 1, 2, 3.5, 60), (1, 2, 1, 3.5, 120)",
  "INSERT INTO bins VALUES ('p-q', 'r', 2.5, 1), ('p', 'q-r', 4, 2), ('p', 'Q-R', 8, 3)",
  "INSERT INTO `工单` VALUES (1, '新建', '138', '2026-03-05', 8)",
];

let host: HostFolder;
let url: string;
let first: Said;

beforeAll(async () => {
  const connection = await createConnection({ uri: inject("mysqlUrl"), multipleStatements: false });
  await connection.query("DROP DATABASE IF EXISTS cli_introspect");
  await connection.query("CREATE DATABASE cli_introspect CHARACTER SET utf8mb4");
  await connection.query("USE cli_introspect");
  for (const statement of [...schema, ...rows]) await connection.query(statement);
  await connection.end();
  const own = new URL(inject("mysqlUrl"));
  own.pathname = "/cli_introspect";
  url = own.href;
  host = hostFolder();
  first = await host.metricdeck("introspect", url);
});
afterAll(() => host.remove());

const file = (name: string) => readFileSync(join(host.path, name), "utf8");

describe("metricdeck introspect", () => {
  it("writes two files and says what it left out", () => {
    expect(first.err).toBe("");
    expect(first.code).toBe(0);
    expect(first.out).toContain("9 entities");
    expect(first.out).toContain("left out: table log_lines: it has no primary key");
    expect(file("binding.ts")).toContain('couponCode: { column: "coupon_code", text: true }');
    expect(first.out).toContain("left out: table a.b: a binding reads the dot in its name as the end of a schema's");
    expect(first.out).toContain("left out: view vips: a view says of no column that it is the key");
    expect(first.out).toContain("left out: link persons.(aisle, slot): a link to bins of several columns");
    expect(file("catalog.ts")).toMatch(/mood: d\.number/);
    expect(file("catalog.ts")).toMatch(/isVip: d\.boolean/);
    expect(file("catalog.ts")).toMatch(/persons: m\.count\(\{ entity: "person", label/);
    expect(first.out).toContain("left out: column customers.password_hash: it looks like a secret");
    expect(file("catalog.ts")).not.toContain("passwordHash");
    expect(first.out).toContain("left out: column bins.pin: it looks like a secret");
    expect(first.out).toContain("left out: link t_order.sales_rep_id: another link leads to customer already");
    expect(first.out).toContain("left out: link channels.parent_id: it leads to its own table");
    expect(first.out).toContain("left out: column customers.notes: longtext is no dimension");
  });

  it("makes entities of tables, links of foreign keys, and says where it guesses", () => {
    const text = file("catalog.ts");
    expect(text).toContain('customer: { key: "customerId", label: { en: "Customer", "zh-CN": "客户" } }');
    expect(text).toContain(
      'customer: "customerId",\n        channel: "channelId", // a guess by its name: no foreign key says so',
    );
    expect(text).toContain('table9: { key: "table9Id", label: { en: "工单", "zh-CN": "工单" } }');
  });

  it("makes dimensions by type, personal ones marked", () => {
    const text = file("catalog.ts");
    expect(text).toContain("totalAmount: d.decimal({ scale: 2, entity: ");
    expect(text).toContain('isVip: d.boolean({ entity: "customer", label: { en: "Is vip", "zh-CN": "是否VIP" } })');
    expect(text).toContain(
      'level: d.number({ entity: "customer", label: { en: "Level", "zh-CN": "等级" }, description: { en: "Level", "zh-CN": "等级：1 普通 2 高级" } })',
    );
    expect(text).toContain(
      'customerName: d.string({ entity: "customer", label: { en: "Customer name", "zh-CN": "姓名" }, pii: true })',
    );
    expect(text).toContain('channelName: d.string({ entity: "channel", label: { en: "Channel name" } })');
    expect(text).toContain('email: d.string({ entity: "customer", label: { en: "Email" }, pii: true })');
    expect(text).toContain(
      'createdAt: d.time({ entity: "customer", label: { en: "Signed up" }, description: { en: "Signed up; in UTC" } })',
    );
    expect(text).toContain("customerTime: d.time(");
    expect(text).toContain('status: d.enum(["new", "paid", "it\'s \\"done\\""], { entity: "order"');
    expect(text).toMatch(
      /col3: d\.string\(\{ entity: "table9", label: \{ en: "手机号", "zh-CN": "手机号" \}, pii: true \}\)/,
    );
  });

  it("makes metrics of rows, links and amounts, at the time that rows begin", () => {
    const text = file("catalog.ts");
    expect(text).toContain('orders: m.count({ entity: "order", time: "orderedAt", label: { en: "Orders" } })');
    expect(text).toContain('customersOfOrders: m.distinct({ entity: "order", time: "orderedAt", of: "customerId"');
    expect(text).toContain(
      'totalAmountSum: m.sum({ entity: "order", time: "orderedAt", of: "totalAmount", label: { en: "Total amount", "zh-CN": "订单金额合计" } })',
    );
    expect(text).toContain(
      'averageResponseSeconds: m.average({ entity: "orderItem", of: "responseSeconds", unit: "seconds"',
    );
    expect(text).not.toMatch(/of: "(?:lat|level|customerId)", (?:unit|label)[^}]*Total/);
  });

  it("finds the time of rows in a key of several columns", () => {
    expect(file("catalog.ts")).toContain('readings: m.count({ entity: "reading", time: "at", label: { en: "Readings" } })');
    expect(file("catalog.ts")).toContain('sensor: d.string({ entity: "reading", label: { en: "Sensor" } })');
    expect(file("catalog.ts")).toMatch(/lineNo: d\.number/);
  });

  it("binds what is not snake_case by hand, keys of two columns as one text", () => {
    const text = file("binding.ts");
    expect(text).toContain('        totalAmount: "totalAmount",');
    expect(text).toContain('        line2: "line_2",');
    expect(text).toContain('        code: { column: "code", exact: true },');
    expect(text).toContain('        orderedAt: { column: "ordered_at", leads: true },');
    expect(text).toContain("sql`CONCAT_WS('-', \\`order_id\\`, \\`line no\\`)`");
    expect(text).toContain("sql`CONCAT_WS('-', HEX(\\`aisle\\`), HEX(\\`slot\\`))`");
  });

  it("compiles as it stands, and answers", async () => {
    host.write(
      "ask.ts",
      `import { createPool } from "mysql2/promise";
       import { defineCatalog, m } from "metricdeck/query";
       import { defineBinding, ${inject("engine")} as dialect, mysql2Executor, sqlAdapter } from "metricdeck/server";
       import { catalog } from "./catalog.js";
       import { binding } from "./binding.js";
       const pool = createPool(${JSON.stringify(url)});
       const adapter = sqlAdapter({ catalog, binding, dialect: dialect(), execute: mysql2Executor(pool), defaultPolicy: "public" });
       const byName = await adapter.query({ kind: "aggregate", metrics: ["orders", "totalAmountSum", "customersOfOrders"], by: ["customerName"] }, {});
       const byStatus = await adapter.query({ kind: "aggregate", metrics: ["orders"], by: ["status"], time: { range: { from: "2026-03-06", to: "2026-03-07" } } }, {});
       const items = await adapter.query({ kind: "aggregate", metrics: ["orderItems", "totalQuantity"] }, {});
       const held = defineCatalog({ ...catalog, metrics: { ...catalog.metrics, binsHeld: m.distinct({ entity: "bin", of: "binId", label: { en: "Bins" } }) } });
       const ofBins = sqlAdapter({ catalog: held, binding: defineBinding(held, { entities: binding.entities }), dialect: dialect(), execute: mysql2Executor(pool), defaultPolicy: "public" });
       const bins = await ofBins.query({ kind: "aggregate", metrics: ["binsHeld", "totalPriceSum"] }, {});
       console.log(JSON.stringify([byName.rows.map((row) => [row.customerName, row.orders.value, row.totalAmountSum.value, row.customersOfOrders.value]),
         byStatus.rows.map((row) => [row.status, row.orders.value]), items.rows.map((row) => [row.orderItems.value, row.totalQuantity.value]),
         bins.rows.map((row) => [row.binsHeld.value, row.totalPriceSum.value])]));
       await pool.end();`,
    );
    const [checked, ran] = await Promise.all([host.typeCheck(), host.run("ask.ts")]);
    expect(checked.out.split("\n").filter((line) => /^(?:catalog|binding|ask)\.ts/.test(line))).toEqual([]);
    expect(ran.err).toBe("");
    expect(JSON.parse(ran.out)).toEqual([
      [
        ["Ann", 1, "5.00", 1],
        ["王芳", 2, "15.00", 1],
      ],
      [
        ["new", 1],
        ['it\'s "done"', 1],
      ],
      [[2, 3]],
      [[3, "14.50"]],
    ]);
  });

  it("does not replace a file unless told to, and takes the tables that are named", async () => {
    const again = await host.ask("introspect", url);
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringMatching(/^metricdeck: .*catalog\.ts is there already; give another --out, or --force/),
    ]);
    const some = await host.ask("introspect", url, "--out", "some", "--tables", "channels,customers");
    expect(some.code).toBe(0);
    expect(some.out).toContain("2 entities");
    const told = await host.ask("introspect", url, "--out", "told", "--tables", "channels", "--json");
    expect(JSON.parse(told.out)).toEqual({
      files: { catalog: join(host.path, "told", "catalog.ts"), binding: join(host.path, "told", "binding.ts") },
      entities: 1,
      dimensions: 1,
      metrics: 1,
      left: ["link channels.parent_id: it leads to its own table"],
    });
    const none = await host.ask("introspect", url, "--out", "none", "--tables", "chanels");
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('metricdeck: there is no table "chanels"')]);
  });
});
